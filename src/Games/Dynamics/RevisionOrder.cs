namespace Mechanisms.Games.Dynamics;

/// <summary>Who of those that gain by another strategy moves next.</summary>
public enum RevisionOrder
{
    /// <summary>The next player in turn, players in the order of their numbers and then again.</summary>
    Sequential,

    /// <summary>All at once, each replying to what the others play now.</summary>
    Simultaneous,

    /// <summary>One of them, drawn uniformly.</summary>
    Drawn,
}
