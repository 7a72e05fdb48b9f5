using System.Text.Json;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Solving;

/// <summary>One equilibrium of a game, to be shown.</summary>
/// <param name="Payoffs">What every player earns, shape [player].</param>
/// <param name="Gain">The most that anybody gains by leaving alone, as the check by the definition says.</param>
/// <param name="WriteProfile">Writes who plays what with which probability, as one JSON value.</param>
/// <param name="Lines">The same for a reader: whose, what, and its probabilities.</param>
internal sealed record FoundEquilibrium(
    Sequence<Rational> Payoffs, Rational Gain, Action<Utf8JsonWriter> WriteProfile, IEnumerable<(string Who, string Mixture)> Lines);
