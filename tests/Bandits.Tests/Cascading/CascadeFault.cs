namespace Mechanisms.Bandits.Tests.Cascading;

/// <summary>Which mistake a plain program makes.</summary>
public enum CascadeFault
{
    None,

    /// <summary>Items below the click count as read and not attractive.</summary>
    LearnsBelowTheClick,

    /// <summary>Of the best items the least comes first.</summary>
    RanksAscending,
}
