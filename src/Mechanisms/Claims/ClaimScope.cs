namespace Mechanisms.Claims;

/// <summary>What a claim compares in a case; searches table outcomes where neighbors are asked for again and again.</summary>
public enum ClaimScope
{
    /// <summary>The profile and its outcome alone; random searches draw no misreports for it.</summary>
    Profile = 0,

    /// <summary>The profile and those that differ from it in reports.</summary>
    Misreports = 1,

    /// <summary>Each agent's own type, whatever the others have: a list of profiles with every type of every agent once is enough.</summary>
    OwnType = 2,
}
