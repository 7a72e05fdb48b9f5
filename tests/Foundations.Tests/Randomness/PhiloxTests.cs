using System.Globalization;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

public sealed class PhiloxTests
{
    // The philox4x32 rows with 10 rounds of kat_vectors in Random123 1.14 (D. E. Shaw Research): counter words, key words, output words.
    private static readonly string[] KnownAnswers =
    [
        "00000000 00000000 00000000 00000000 00000000 00000000 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0 d16cfe09 94fdcceb 5001e420 24126ea1",
    ];

    [Fact]
    public void Reproduces_the_known_answers_of_salmon2011() => AssertKnownAnswers(KnownAnswers, Philox<IntegerScalar, MaskScalar>.Block);

    [Fact]
    public void Reproduces_the_known_answers_of_the_file_of_random123()
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        string[] rows = File.ReadLines(TestData.PathOf("data", "random123", "philox-known-answers.txt"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields is ["philox4x32", "10", ..])
            .Select(fields => string.Join(' ', fields[2..]))
            .ToArray();
        Assert.Equal(KnownAnswers, rows);
        AssertKnownAnswers(rows, Philox<IntegerScalar, MaskScalar>.Block);
    }

    [Fact]
    public void The_known_answers_refute_a_generator_with_eleven_rounds_and_one_with_swapped_keys()
    {
        PlantedLaw.RequireFalsified(() => AssertKnownAnswers(KnownAnswers, WithSwappedKeys));
        PlantedLaw.RequireFalsified(() => AssertKnownAnswers(KnownAnswers, WithOneRoundMore));
    }

    [Fact]
    public void Every_lane_holds_the_block_of_its_own_counter()
    {
        AssertLanes<Integer256, Mask256>(4);
        AssertLanes<Integer512, Mask512>(8);
        AssertLanes<SingleInteger256, SingleMask256>(8);
        AssertLanes<SingleInteger512, SingleMask512>(16);
    }

    private delegate void BlockFunction(
        ref IntegerScalar word0, ref IntegerScalar word1, ref IntegerScalar word2, ref IntegerScalar word3, uint keyLow, uint keyHigh);

    private static void AssertKnownAnswers(IEnumerable<string> rows, BlockFunction block)
    {
        foreach (string row in rows)
        {
            uint[] words = row.Split(' ').Select(word => uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            (IntegerScalar a, IntegerScalar b, IntegerScalar c, IntegerScalar d) = (new(words[0]), new(words[1]), new(words[2]), new(words[3]));
            block(ref a, ref b, ref c, ref d, words[4], words[5]);
            Assert.Equal(words[6..], new[] { a.Value, b.Value, c.Value, d.Value });
        }
    }

    private static void AssertLanes<TInteger, TMask>(int lanes)
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        // Lane 2 onwards has wrapped around to 0.
        const uint First = uint.MaxValue - 1;
        (TInteger a, TInteger b) = (TInteger.LaneIds(First), TInteger.Create(17));
        (TInteger c, TInteger d) = (TInteger.LaneIds(5), TInteger.Create(uint.MaxValue));
        Philox<TInteger, TMask>.Block(ref a, ref b, ref c, ref d, 0xDEADBEEF, 42);
        for (int lane = 0; lane < lanes; lane++)
        {
            (IntegerScalar w, IntegerScalar x) = (new(unchecked(First + (uint)lane)), new(17));
            (IntegerScalar y, IntegerScalar z) = (new(5 + (uint)lane), new(uint.MaxValue));
            Philox<IntegerScalar, MaskScalar>.Block(ref w, ref x, ref y, ref z, 0xDEADBEEF, 42);
            Assert.Equal(
                (w.Value, x.Value, y.Value, z.Value),
                (TInteger.Extract(a, lane), TInteger.Extract(b, lane), TInteger.Extract(c, lane), TInteger.Extract(d, lane)));
        }
    }

    private static void WithSwappedKeys(
        ref IntegerScalar word0, ref IntegerScalar word1, ref IntegerScalar word2, ref IntegerScalar word3, uint keyLow, uint keyHigh) =>
        Philox<IntegerScalar, MaskScalar>.Block(ref word0, ref word1, ref word2, ref word3, keyHigh, keyLow);

    // One round of Philox ahead of the ten.
    private static void WithOneRoundMore(
        ref IntegerScalar word0, ref IntegerScalar word1, ref IntegerScalar word2, ref IntegerScalar word3, uint keyLow, uint keyHigh)
    {
        IntegerScalar high0 = IntegerScalar.MultiplyWide(word0, 0xD2511F53, out IntegerScalar low0);
        IntegerScalar high1 = IntegerScalar.MultiplyWide(word2, 0xCD9E8D57, out IntegerScalar low1);
        (word0, word1) = (high1 ^ word1 ^ new IntegerScalar(keyLow), low1);
        (word2, word3) = (high0 ^ word3 ^ new IntegerScalar(keyHigh), low0);
        Philox<IntegerScalar, MaskScalar>.Block(ref word0, ref word1, ref word2, ref word3, keyLow, keyHigh);
    }
}
