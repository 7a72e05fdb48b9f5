namespace Mechanisms.Conformance.Bandits;

/// <summary>Philox4x32-10 typed from its description, without lanes: the oracle of the draws.</summary>
public static class PlainPhilox
{
    public static uint[] Block(ulong key, uint counter0, uint counter1, uint counter2, uint counter3)
    {
        uint[] words = [counter0, counter1, counter2, counter3];
        uint low = (uint)key;
        uint high = (uint)(key >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong first = 0xD2511F53UL * words[0];
            ulong second = 0xCD9E8D57UL * words[2];
            words = [(uint)(second >> 32) ^ words[1] ^ low, (uint)second, (uint)(first >> 32) ^ words[3] ^ high, (uint)first];
            low = unchecked(low + 0x9E3779B9);
            high = unchecked(high + 0xBB67AE85);
        }

        return words;
    }
}
