namespace Mechanisms.Claims;

/// <summary>Which of several witnesses a search returns.</summary>
public enum WitnessChoice
{
    /// <summary>That of the first case that gives one; the search then stops.</summary>
    First = 0,

    /// <summary>Of the witnesses that the cases give, one each, the largest, of equal ones the first; the search looks at every case.</summary>
    Largest = 1,
}
