namespace Mechanisms.Claims;

/// <summary>Whether a share rises or falls with the report.</summary>
public enum MonotoneDirection
{
    /// <summary>Reports are values: who reports more gets at least as much.</summary>
    Rising = 0,

    /// <summary>Reports are costs: who reports more gets at most as much.</summary>
    Falling = 1,
}
