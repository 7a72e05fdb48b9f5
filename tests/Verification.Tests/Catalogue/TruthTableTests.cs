using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Verification.Catalogue;
using Mechanisms.Voting;

namespace Mechanisms.Verification.Tests.Catalogue;

public class TruthTableTests
{
    private const int SomeCases = 40;
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly Strategyproofness<Rational, SingleItemOutcome> SecondPrice = new(new SecondPriceAuction(), Bidders);
    private static readonly FiniteDomain<Rational> Pairs = Domain.Numbers(2, 0, 1, 2);
    private static readonly PropertySearch<Rational> Anybody = new(TypeGenerator.Values());

    public static TheoryData<string> FalseLines { get; } = [.. TruthTable.Lines.Where(line => !line.IsTrue).Select(Label)];

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

    [Fact]
    public void Random_cases_leave_the_domain_of_every_line_that_holds()
    {
        Assert.Empty(TruthTable.Lines.Where(line => line.IsTrue && !line.SamplesBeyondDomain()).Select(Label));
        Assert.False(TruthTableLine.Holds(SecondPrice, Domain.Numbers(2, 0, 1), new PropertySearch<Rational>(
            TypeGenerator.Values().Where(value => value == 0 || value == 1)).WithAgents(2)).SamplesBeyondDomain());
    }

    [Theory]
    [MemberData(nameof(FalseLines))]
    public void Random_cases_with_default_settings_refute_a_line_that_fails_with_a_witness_as_small(string label)
    {
        TruthTableFinding finding = Named(label).Accept(new RandomReader());

        Assert.True(finding.Agrees, $"{finding.Size}: {finding.Evidence}");
    }

    [Fact]
    public void A_witness_that_is_larger_than_the_instance_of_the_literature_does_not_agree()
    {
        Strategyproofness<Rational, SingleItemOutcome> claim = new(new FirstPriceAuction(), Bidders);
        TruthTableFinding two = TruthTableLine.Fails(claim, Pairs, Anybody.WithAgents(2, 3), new(1, 0)).Search();
        TruthTableFinding one = TruthTableLine.Fails(claim, Pairs, Anybody, new(1, 0)).Search();

        Assert.Equal((true, new CaseSize(2, 0), false), (two.IsRefuted, two.Size, two.Agrees));
        Assert.Equal((true, new CaseSize(1, 0), true), (one.IsRefuted, one.Size, one.Agrees));
        Strategyproofness<PreferenceOrder, int> borda = new(new Borda(), new Voters());
        Assert.False(TruthTableLine.Fails(borda, Domain.Orders(2, 3), new(TypeGenerator.Orders(3, 3)), new(2, 2)).Search().Agrees);
    }

    [Fact]
    public void No_two_lines_say_the_same_of_one_domain() =>
        Assert.Equal(TruthTable.Lines.Count, TruthTable.Lines.Select(Label).Distinct().Count());

    [Fact]
    public void A_line_that_says_the_opposite_does_not_agree()
    {
        TruthTableLine wrong = TruthTableLine.Fails(SecondPrice, Pairs, Anybody, new(2, 0));
        TruthTableLine right = TruthTableLine.Holds(SecondPrice, Pairs, Anybody);
        TruthTableLine optimistic = TruthTableLine.Holds(SecondPrice with { Mechanism = new FirstPriceAuction() }, Pairs, Anybody);

        Assert.Equal((false, true, false), (wrong.Search().Agrees, right.Search().Agrees, optimistic.Search().Agrees));
        Assert.Equal(("(+) second-price auction: strategyproof", (CaseSize?)null), (right.ToString(), right.Search().Size));
        Assert.Equal(new CaseSize(2, 0), optimistic.Search().Size);
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

    private sealed class RandomReader : ITruthTableReader<TruthTableFinding>
    {
        public TruthTableFinding Read<TReport, TOutcome, TWitness>(TruthTableLine<TReport, TOutcome, TWitness> line)
            where TWitness : Witness<TReport, TOutcome> => line.Found(line.Claim.Check(line.Sampling, TruthTableCensus.DefaultKey));
    }

    private sealed class DomainReader : ITruthTableReader<string>
    {
        public string Read<TReport, TOutcome, TWitness>(TruthTableLine<TReport, TOutcome, TWitness> line)
            where TWitness : Witness<TReport, TOutcome> => line.Domain.Words;
    }
}
