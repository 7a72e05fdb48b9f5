namespace Mechanisms.Games.Nash;

/// <summary>How a search for Nash equilibria ended. Whatever the status but <see cref="Approximate"/>, the equilibria given are equilibria, exactly.</summary>
public enum NashStatus
{
    /// <summary>All equilibria of the kind that the method seeks are given.</summary>
    Complete,

    /// <summary>Some are given; the method does not look for all.</summary>
    Sample,

    /// <summary>The game is degenerate, or may be, and the method is complete for nondegenerate games only: others may exist.</summary>
    Degenerate,

    /// <summary>A limit of the method stopped the search: others may exist.</summary>
    Limit,

    /// <summary>An answer in doubles, of a linear program or at the end of a path, could not be confirmed exactly: it is not given.</summary>
    Uncertain,

    /// <summary>Some are given, among them such as are equilibria up to rounding only; the method does not look for all.</summary>
    Approximate,
}
