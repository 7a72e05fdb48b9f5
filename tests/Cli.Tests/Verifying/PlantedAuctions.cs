using Mechanisms.Auctions;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Tests.Verifying;

/// <summary>The winner pays the own bid: not strategyproof.</summary>
public sealed record PayYourBid : DeterministicMechanism<Rational, SingleItemOutcome>
{
    public override string Name => "pay-your-bid auction";

    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports) => new FirstPriceAuction().Decide(reports);
}

/// <summary>The winner pays the second bid: strategyproof.</summary>
public sealed record PayTheSecond : DeterministicMechanism<Rational, SingleItemOutcome>
{
    public override string Name => "pay-the-second auction";

    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports) => new SecondPriceAuction().Decide(reports);
}

/// <summary>Asks for its settings.</summary>
public sealed record ReservedAuction(Rational Reserve) : DeterministicMechanism<Rational, SingleItemOutcome>
{
    public override string Name => "reserved auction";

    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports) => throw new NotSupportedException();
}

/// <summary>Refuses one agent.</summary>
public sealed record PairAuction : DeterministicMechanism<Rational, SingleItemOutcome>
{
    public override string Name => "pair auction";

    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports) => reports.Length == 2
        ? new FirstPriceAuction().Decide(reports)
        : throw new ArgumentException($"Two bids are required; got {reports.Length}.", nameof(reports));
}

/// <summary>Throws what nobody expects, at a bid of 0 beside another bid.</summary>
public sealed record BrittleAuction : DeterministicMechanism<Rational, SingleItemOutcome>
{
    public override string Name => "brittle auction";

    public override SingleItemOutcome Decide(ReadOnlySpan<Rational> reports) => reports.Length > 1 && reports.Contains(Rational.Zero)
        ? throw new DivideByZeroException("No bid may be 0.")
        : new SecondPriceAuction().Decide(reports);
}

/// <summary>Draws one of two auctions, of which one is brittle.</summary>
public sealed record BrittleMixture : MixedMechanism<Rational, SingleItemOutcome>
{
    public override string Name => "brittle mixture";

    public override Lottery<DeterministicMechanism<Rational, SingleItemOutcome>> Support(int agents) =>
        Lottery.Uniform<DeterministicMechanism<Rational, SingleItemOutcome>>([new SecondPriceAuction(), new BrittleAuction()]);
}

/// <summary>Bids and money as doubles, and an outcome without payments; what bidders want stands beside it.</summary>
public sealed record PosterPrice : DeterministicMechanism<double, bool>, IPreferences<double, bool>
{
    private const double Price = 2;

    public override string Name => "poster price";

    public bool IsOrdinal => false;

    public Tolerance Tolerance => Tolerances.Gain;

    public override bool Decide(ReadOnlySpan<double> reports) => reports[0] >= Price;

    public Rational Utility(int agent, double type, bool outcome) =>
        agent == 0 && outcome ? Rational.FromDouble(type - Price) : Rational.Zero;
}

/// <summary>Reports that nobody has a generator for.</summary>
public sealed record Suggestions : DeterministicMechanism<string, int>
{
    public override string Name => "box of suggestions";

    public override int Decide(ReadOnlySpan<string> reports) => reports.Length;
}
