namespace Mechanisms.Learning.Senders;

/// <summary>What the curves of a <see cref="SendersContender"/> add up.</summary>
public enum SendersCurve
{
    /// <summary>The value of the best truthful promise less that of the promise made; may fall below 0.</summary>
    Regret = 0,

    /// <summary>The most that a lie of a single sender on a single signal gains in advance.</summary>
    Violation = 1,
}
