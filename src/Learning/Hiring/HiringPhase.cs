namespace Mechanisms.Learning.Hiring;

/// <summary>What a principal who learns to hire is at.</summary>
public enum HiringPhase
{
    /// <summary>She recommends one effort profile after the other and pays by rules that are known to induce it.</summary>
    Exploring = 0,

    /// <summary>She pays by mixtures of known rules and looks where efforts change, which tells what they cost.</summary>
    Searching = 1,

    /// <summary>She has committed to a mechanism; nothing that she sees changes it any more.</summary>
    Committed = 2,
}
