using System.Globalization;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Formats;

namespace Mechanisms.Games.Tests.Formats;

/// <summary>Trees that are large, or ask for much with few words: read in bounded memory, or refused with what there is too much of.</summary>
/// <remarks>Alone, because what other tests hold would be counted.</remarks>
[Collection(nameof(LargeTreeTests))]
[CollectionDefinition(nameof(LargeTreeTests), DisableParallelization = true)]
public class LargeTreeTests
{
    // Sixteen bytes a node, and room for what the test itself holds.
    private const int MostBytesPerNode = 24;
    private const int MostAllocatedPerNode = 1_000;

    // What the thread allocates in all, words of the text included: some hundreds of bytes a node, whatever else runs.
    [Fact]
    public void A_tree_of_a_million_nodes_is_read_in_linear_memory_and_one_node_more_is_refused()
    {
        const int Nodes = 1_048_575;
        Assert.Throws<DataException>(() => ReadBinary(new() { MaximumNodes = Nodes - 1 }, 19));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Nodes, ReadBinary(new() { MaximumNodes = Nodes }, 19).NodeCount);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 16L * Nodes, (long)MostAllocatedPerNode * Nodes);
    }

    [LongFact]
    public void A_tree_of_sixteen_million_nodes_is_refused_by_default_and_read_in_bounded_memory_where_the_limit_is_raised()
    {
        DataException error = Assert.Throws<DataException>(() => ReadBinary(new(), 23));
        Assert.Contains("may have 10000000 nodes here; this one has more. Raise MaximumNodes", error.Message, StringComparison.Ordinal);
        const int Nodes = 16_777_215;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ExtensiveFormGame game = ReadBinary(new() { MaximumNodes = Nodes }, 23);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Nodes, game.NodeCount);
        Assert.InRange(held, 0, (long)MostBytesPerNode * Nodes);
        GC.KeepAlive(game);
    }

    [Fact]
    public void Lotteries_of_very_long_fractions_are_refused_at_once()
    {
        string lottery = string.Join(' ', Enumerable.Range(0, 300).Select(action => $"\"a\" 1/1{new string('0', 400)}{(2 * action) + 1}"));
        DataException error = Assert.Throws<DataException>(() => Read($"EFG 2 R \"\" {{ \"a\" }}\nc \"\" 1 \"\" {{ {lottery} }} 0"));
        Assert.Equal("line 2, column 11", error.Place);
        Assert.Contains("100000 bits together", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Players_are_counted_before_anything_is_paid_to_each()
    {
        string text = $"EFG 2 R \"\" {{ {string.Concat(Enumerable.Repeat("\"\" ", 10_001))}}} t \"\" 0";
        Assert.Contains("may have 10000 players here; this one has 10001. Raise MaximumPlayers", Assert.Throws<DataException>(() => Read(text)).Message, StringComparison.Ordinal);
        Assert.Equal(10_001, new EfgReader { MaximumPlayers = 10_001 }.Read(new StringReader(text)).Players);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EfgReader { MaximumPlayers = 0 });
    }

    // The product of 20,000 lotteries has 20,000 digits; kept for every node, these would be 40 million of them for each denominator.
    [Fact]
    public void Products_along_a_long_path_of_lotteries_are_exact()
    {
        const int Moves = 20_000;
        ExtensiveFormBuilder builder = new("one");
        int set = builder.AddChance([new(1, 10), new(9, 10)], ["on", "off"]);
        int paid = builder.AddOutcome([1]);
        int node = ExtensiveFormGame.None;
        for (int move = 0; move < Moves; move++)
        {
            int next = builder.AddMove(set, node);
            if (move > 0)
            {
                builder.AddEnd(ExtensiveFormGame.None, node, 1);
            }

            node = next;
        }

        builder.AddEnd(paid, node, 0);
        builder.AddEnd(ExtensiveFormGame.None, node, 1);
        ExtensiveFormGame game = builder.Build();
        Assert.Equal(Moves, BehaviorCheck.Of(game, BehaviorProfile.Uniform(game)).Payoffs[0].Denominator.ToString(CultureInfo.InvariantCulture).Count(digit => digit == '0'));
    }

    private static ExtensiveFormGame ReadBinary(EfgReader reader, int levels)
    {
        using BinaryTree text = new(levels);
        return reader.Read(text);
    }

    private static ExtensiveFormGame Read(string text) => new EfgReader().Read(new StringReader(text));

    // A full binary tree, made while it is read: nobody holds the text. One player moves at each level without remembering which node.
    private sealed class BinaryTree(int levels) : TextReader
    {
        private readonly Stack<int> open = new([0]);
        private string line = "EFG 2 R \"\" { \"a\" }\n";
        private int at;
        private int described = -1;

        public override int Peek() => at < line.Length || Fill() ? line[at] : -1;

        public override int Read() => at < line.Length || Fill() ? line[at++] : -1;

        private bool Fill()
        {
            if (!open.TryPop(out int level))
            {
                return false;
            }

            at = 0;
            if (level == levels)
            {
                line = "t \"\" 0\n";
                return true;
            }

            open.Push(level + 1);
            open.Push(level + 1);
            bool isNew = level > described;
            described = Math.Max(described, level);
            line = string.Create(CultureInfo.InvariantCulture, $"p \"\" 1 {level + 1}{(isNew ? " \"\" { \"l\" \"r\" }" : string.Empty)} 0\n");
            return true;
        }
    }
}
