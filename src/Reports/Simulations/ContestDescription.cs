using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;

namespace Mechanisms.Reports.Simulations;

/// <summary>What a contest is about, for readers of its report.</summary>
/// <param name="Title">Title of the report.</param>
/// <param name="Question">What is played and what is asked, in a few sentences.</param>
/// <param name="Settings">The environment, as terms and meanings.</param>
public sealed record ContestDescription(string Title, string Question, Sequence<Definition> Settings);
