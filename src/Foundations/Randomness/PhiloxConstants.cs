namespace Mechanisms.Foundations.Randomness;

/// <summary>The constants of Philox4x32.</summary>
internal static class PhiloxConstants
{
    /// <summary>What the first word is multiplied by.</summary>
    public const uint FirstMultiplier = 0xD2511F53;

    /// <summary>What the third word is multiplied by.</summary>
    public const uint SecondMultiplier = 0xCD9E8D57;

    /// <summary>What the low half of the key grows by from round to round.</summary>
    public const uint FirstWeyl = 0x9E3779B9;

    /// <summary>What the high half of the key grows by.</summary>
    public const uint SecondWeyl = 0xBB67AE85;
}
