namespace Mechanisms.AutomatedDesign;

/// <summary>When an agent must be willing to take part; staying away is worth 0.</summary>
public enum Participation
{
    /// <summary>Once it knows its type, in expectation over the types of the others.</summary>
    Interim,

    /// <summary>Once it knows all types, in expectation over the draws of the mechanism only.</summary>
    ExPost,

    /// <summary>Agents cannot stay away.</summary>
    Forced,
}
