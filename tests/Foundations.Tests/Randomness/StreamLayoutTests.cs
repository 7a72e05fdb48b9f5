using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

// The golden values below were computed by a separate program (Philox4x32-10 in Python, checked against Random123's known answers) from
// the documented layout: counter = (block low, block high, role << 16 | agent, replication), key = (root low, root high).
public sealed class StreamLayoutTests
{
    private const ulong Root = 0x0123_4567_89AB_CDEF;

    private static readonly StreamKey Golden = new StreamKey(20260101);

    [Fact]
    public void A_stream_reads_the_words_of_its_blocks_in_order() => Assert.Equal(
        [
            0xd386156e, 0x3eb0a09e, 0x44386069, 0x5a5d2a76, 0xa568ad79, 0x0518d9f6,
            0x4717670e, 0xcca9f107, 0xc56f5fac, 0xbdcb882f, 0xb8942043, 0xf582ef65,
        ],
        Words(new(new StreamKey(Root).Replication(7).Role(Streams.Rewards).Agent(3), 0), 12));

    [Fact]
    public void The_block_number_fills_both_low_counter_words() => Assert.Equal(
        [0x780c69e3, 0x175f69db, 0x939941d9, 0xdfa355f1],
        Words(new(new StreamKey(Root).Replication(7).Role(Streams.Rewards).Agent(3), ulong.MaxValue - 7), 4));

    [Fact]
    public void The_largest_replication_and_agent_have_their_own_fields() => Assert.Equal(
        [0xa600467a, 0x8ea26ca2, 0x5941386b, 0x5dcbc72e],
        Words(new(new StreamKey(Root).Replication(uint.MaxValue).Role(Streams.Instances).Agent(ushort.MaxValue), (1UL << 34) + 2), 4));

    [Fact]
    public void Doubles_take_two_words_low_half_first()
    {
        RandomStream stream = Golden.Open();
        Assert.Equal(0.542842061591021, stream.NextDouble());
        Assert.Equal(0.7134878075444689, stream.NextDouble());
        Assert.Equal(0.8035247055276237, stream.NextDouble());
        Assert.Equal(6UL, stream.Position.Word);
    }

    [Fact]
    public void Words_equal_philox_at_the_documented_counter_for_every_key() => Prop.ForAll(Positions, position =>
    {
        ulong block = position.Word >> 2;
        StreamKey key = position.Key;
        (IntegerScalar a, IntegerScalar b) = (new((uint)block), new((uint)(block >> 32)));
        (IntegerScalar c, IntegerScalar d) = (new(((uint)key.RoleIndex << 16) + key.AgentIndex), new(key.ReplicationIndex));
        Philox<IntegerScalar, MaskScalar>.Block(ref a, ref b, ref c, ref d, (uint)(key.Root & 0xFFFFFFFF), (uint)(key.Root >> 32));
        return position.Open().NextUInt32() == new[] { a.Value, b.Value, c.Value, d.Value }[position.Word % 4];
    }).Check(Laws.Config);

    [Fact]
    public void A_position_resumes_its_stream_at_any_word()
    {
        uint[] whole = Words(new(Golden, 0), 40);
        for (int start = 0; start < whole.Length; start++)
        {
            Assert.Equal(whole[start..], Words(new(Golden, (ulong)start), whole.Length - start));
        }
    }

    [Fact]
    public void A_copy_of_a_cursor_goes_its_own_way()
    {
        RandomStream original = Golden.Open();
        original.NextUInt32();
        RandomStream fork = original;
        uint next = fork.NextUInt32();
        fork.NextUInt64();
        Assert.Equal(next, original.NextUInt32());
        Assert.Equal(2UL, original.Position.Word);
    }

    [Fact]
    public void The_roles_keep_their_numbers() => Assert.Equal(
        [0, 1, 2, 3, 4],
        new[] { (int)Streams.None, (int)Streams.Rewards, (int)Streams.Learner, (int)Streams.Agents, (int)Streams.Instances });

    [Fact]
    public void Fields_outside_their_width_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Golden.Replication(-1));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Golden.Replication(1L << 32));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Golden.Agent(-1));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Golden.Agent(65_536));
    }

    private static Arbitrary<StreamPosition> Positions => Arb.From(
        from root in ArbMap.Default.GeneratorFor<ulong>()
        from replication in ArbMap.Default.GeneratorFor<uint>()
        from role in ArbMap.Default.GeneratorFor<ushort>()
        from agent in Gen.OneOf(ArbMap.Default.GeneratorFor<ushort>(), Gen.Elements<ushort>(0, ushort.MaxValue))
        from word in Gen.OneOf(ArbMap.Default.GeneratorFor<ulong>(), Gen.Elements<ulong>(0, 3, 4, (1UL << 34) - 1, 1UL << 34, ulong.MaxValue))
        select new StreamPosition(new StreamKey(root, replication, role, agent), word));

    private static uint[] Words(StreamPosition position, int count)
    {
        RandomStream stream = position.Open();
        uint[] words = new uint[count];
        for (int index = 0; index < count; index++)
        {
            words[index] = stream.NextUInt32();
        }

        return words;
    }
}
