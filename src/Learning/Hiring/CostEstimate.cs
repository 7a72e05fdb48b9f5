namespace Mechanisms.Learning.Hiring;

/// <summary>What a learner knows of how much more an effort costs than another.</summary>
/// <param name="Difference">The estimate, in money; 0 before anything is known.</param>
/// <param name="Width">How far it may be from the truth, in money; at most the cap, which no difference of efforts that can be induced exceeds.</param>
public readonly record struct CostEstimate(double Difference, double Width);
