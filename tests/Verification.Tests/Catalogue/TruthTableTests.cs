using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Verification.Catalogue;

namespace Mechanisms.Verification.Tests.Catalogue;

public class TruthTableTests
{
    private const int SomeCases = 40;
    private const int ManyCases = 100_000;
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly Strategyproofness<Rational, SingleItemOutcome> SecondPrice = new(new SecondPriceAuction(), Bidders);
    private static readonly FiniteDomain<Rational> Pairs = Domain.Numbers(2, 0, 1, 2);
    private static readonly PropertySearch<Rational> Anybody = new(TypeGenerator.Values());

    public static TheoryData<string> Lines { get; } = [.. TruthTable.Lines.Select(Label)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_search_of_the_whole_domain_finds_what_the_line_says(string label)
    {
        TruthTableFinding finding = Named(label).Search();

        Assert.True(finding.Agrees, finding.Evidence);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Random_cases_beyond_the_domain_refute_no_line_that_holds(string label)
    {
        TruthTableLine line = Named(label);
        TruthTableFinding? finding = line.Sample(SomeCases, TruthTableCensus.DefaultKey);

        Assert.Equal(line.IsTrue, finding is not null);
        Assert.True(finding?.Agrees ?? true, finding?.Evidence);
    }

    [LongFact]
    public void A_hundred_thousand_random_cases_refute_no_line_that_holds()
    {
        Sequence<TruthTableRow> rows = new TruthTableCensus { Cases = ManyCases }.Run(TruthTable.Lines);

        Assert.Empty(rows.Where(row => !row.Agrees).Select(row => $"{row.Line}: {row.Decisive.Evidence}"));
        Assert.All(rows, row => Assert.Equal(row.Line.IsTrue ? ManyCases : 0, row.Cases));
    }

    [Fact]
    public void No_two_lines_say_the_same_of_one_domain() =>
        Assert.Equal(TruthTable.Lines.Count, TruthTable.Lines.Select(Label).Distinct().Count());

    [Fact]
    public void A_line_that_says_the_opposite_does_not_agree()
    {
        TruthTableLine wrong = TruthTableLine.Fails(SecondPrice, Pairs);
        TruthTableLine right = TruthTableLine.Holds(SecondPrice, Pairs, Anybody);
        TruthTableLine optimistic = TruthTableLine.Holds(SecondPrice with { Mechanism = new FirstPriceAuction() }, Pairs, Anybody);

        Assert.Equal((false, true, false), (wrong.Search().Agrees, right.Search().Agrees, optimistic.Search().Agrees));
        Assert.Equal(("(+) second-price auction: strategyproof", 0), (right.ToString(), right.Search().WitnessAgents));
        Assert.Equal(2, optimistic.Search().WitnessAgents);
        Assert.Equal("2 agents with types 0, 1, 2", right.Accept(new DomainReader()));
    }

    [Fact]
    public void A_line_that_holds_on_its_domain_alone_is_refuted_by_random_cases()
    {
        // Nobody can lie about a value of 0 or 1 for the first of one bidders who pays half of its bid, until the numbers are others.
        IMechanism<Rational, SingleItemOutcome> rounded = Mechanism.Deterministic<Rational, SingleItemOutcome>(
            "bids rounded down", bids => new FirstPriceAuction().Decide([.. bids.Select(bid => (Rational)bid.Floor())]));
        TruthTableLine line = TruthTableLine.Holds(
            new Strategyproofness<Rational, SingleItemOutcome>(rounded, Bidders), Domain.Numbers(2, 0), Anybody);

        Assert.True(line.Search().Agrees);
        Assert.False(line.Sample(SomeCases, new StreamKey(7))!.Agrees);
        TruthTableRow row = Assert.Single(new TruthTableCensus { Cases = SomeCases }.Run([line]));
        Assert.False(row.Agrees);
        Assert.Same(row.Sampled, row.Decisive);
    }

    [Fact]
    public void The_census_does_not_depend_on_threads_and_counts_only_what_ran()
    {
        Sequence<TruthTableLine> lines = [.. TruthTable.Lines.Where(line => line.Rule is "second-price auction" or "Borda rule")];
        Sequence<TruthTableRow> one = new TruthTableCensus { Cases = SomeCases, Threads = 1 }.Run(lines);
        Sequence<TruthTableRow> two = new TruthTableCensus { Cases = SomeCases, Threads = 2 }.Run(lines);

        Assert.Equal(one.Select(Words), two.Select(Words));
        Assert.All(new TruthTableCensus { Cases = 0 }.Run(lines), row => Assert.Equal((null, 0), (row.Sampled, row.Cases)));
    }

    [Fact]
    public void Rejects_a_larger_instance_of_another_claim_and_too_few_cases()
    {
        Strategyproofness<Rational, SingleItemOutcome> other = new(new FirstPriceAuction(), Bidders);
        Assert.Contains(
            "must be of the same claim", Assert.Throws<ArgumentException>(() => TruthTableLine.Holds(SecondPrice, Pairs, Anybody, other)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TruthTableLine.Holds(SecondPrice, Pairs, Anybody).Sample(0, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TruthTableCensus { Cases = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TruthTableCensus { Threads = 0 });
    }

    private static string Words(TruthTableRow row) => $"{row.Line} {row.Searched.Evidence} {row.Sampled?.Evidence}";

    private static TruthTableLine Named(string label) => TruthTable.Lines.Single(line => Label(line) == label);

    private static string Label(TruthTableLine line) => $"{line} on {line.DomainWords}";

    private sealed class DomainReader : ITruthTableReader<string>
    {
        public string Read<TReport, TOutcome, TWitness>(TruthTableLine<TReport, TOutcome, TWitness> line)
            where TWitness : Witness<TReport, TOutcome> => line.Domain.Words;
    }
}
