namespace Mechanisms.Bandits.Arms;

/// <summary>When the arms of one owner agree on a joint deviation.</summary>
public enum Agreement
{
    /// <summary>When it raises their clicks in total: they share what they earn, as the arms of one Sybil do.</summary>
    Total = 0,

    /// <summary>When, besides, no member gets fewer clicks than by staying: a coalition without side payments.</summary>
    NobodyLoses = 1,
}
