namespace Mechanisms.Learning.Hiring;

/// <summary>Feedback of a round when efforts are observed: the principal sees what agents did, what they reported, and the state once it is known; costs and signals never.</summary>
/// <param name="Efforts">The effort profile that was made, by flat index.</param>
/// <param name="Reports">The report profile, by flat index.</param>
/// <param name="State">The state that came true.</param>
public readonly record struct ObservedRound(int Efforts, int Reports, int State);
