using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.QuantalResponse;

/// <summary>The principal branch of a game's logit equilibria, from uniform play on, as far as it was followed.</summary>
/// <remarks>Every point can be checked with <see cref="LogitCheck"/>, which shares no code with what followed the path. Immutable and thread-safe.</remarks>
public sealed record LogitBranch
{
    internal LogitBranch(NormalFormGame game, LogitPath settings, LogitStatus status, Sequence<LogitPoint> points) =>
        (Game, Settings, Status, Points) = (game, settings, status, points);

    /// <summary>Gets the game.</summary>
    public NormalFormGame Game { get; }

    /// <summary>Gets how the path was followed.</summary>
    public LogitPath Settings { get; }

    /// <summary>Gets how that ended.</summary>
    public LogitStatus Status { get; }

    /// <summary>Gets the points, in the order of the path; the first is uniform play. Precision need not ascend: paths turn.</summary>
    public Sequence<LogitPoint> Points { get; }

    /// <summary>Gets the last point.</summary>
    public LogitPoint End => Points[^1];

    /// <summary>Gets how often precision changes between rising and falling from point to point.</summary>
    public int Turns { get; internal init; }

    /// <summary>Gets the number of steps across which the path's orientation changed: there another branch crosses, or comes closer than doubles tell, and this one went straight on.</summary>
    /// <remarks>
    /// Above 0 in games whose symmetry the path keeps, such as coordination. In games that miss such a symmetry by less than some 10⁻¹² of their payoffs branches only come close: there
    /// the principal one may turn away, and this not be it any more.
    /// </remarks>
    public int Crossings { get; internal init; }

    /// <summary>Gets the number of steps, those that were taken back included.</summary>
    public long Steps { get; internal init; }

    /// <summary>Says how far the path was followed.</summary>
    /// <returns>One sentence.</returns>
    public string Explain() => string.Create(CultureInfo.InvariantCulture, $"logit path: {Points.Count} points, {Turns} turns, {Crossings} crossings of other branches, up to λ = {End.Precision}; ") + Status switch
    {
        LogitStatus.Reached => "that is the first with the wanted precision.",
        LogitStatus.StepLimit => "the limit of steps stopped it. Raise the limit.",
        _ => "no smaller step could be confirmed. Change a payoff a little, or take another method.",
    };

    /// <summary>Writes <see cref="Explain"/>.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Explain();
}
