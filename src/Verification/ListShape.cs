namespace Mechanisms.Verification;

/// <summary>What holds between the numbers of a list.</summary>
internal enum ListShape
{
    /// <summary>Nothing.</summary>
    Free = 0,

    /// <summary>No number is above the one before it.</summary>
    Falling = 1,

    /// <summary>There is one number for each agent.</summary>
    OneForEachAgent = 2,
}
