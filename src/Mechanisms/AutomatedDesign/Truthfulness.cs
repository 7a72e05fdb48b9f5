namespace Mechanisms.AutomatedDesign;

/// <summary>What telling the truth must withstand.</summary>
public enum Truthfulness
{
    /// <summary>Truth is best in expectation over the types of the others, when they tell the truth.</summary>
    Bayesian,

    /// <summary>Truth is best whatever the others report, in expectation over the draws of the mechanism only.</summary>
    DominantStrategy,
}
