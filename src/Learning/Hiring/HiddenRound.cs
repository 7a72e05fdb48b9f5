namespace Mechanisms.Learning.Hiring;

/// <summary>Feedback of a round when efforts are hidden: the principal sees what agents reported, and the state once it is known.</summary>
/// <param name="Reports">The report profile, by flat index.</param>
/// <param name="State">The state that came true.</param>
public readonly record struct HiddenRound(int Reports, int State);
