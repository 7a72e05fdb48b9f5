using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Verification;

namespace Mechanisms.Examples;

public sealed class VerifyTests
{
    [Fact]
    public void Finds_the_lie_in_an_auction_of_ones_own() => Printed.Matches("verify-own", () =>
    {
        try
        {
            // snippet: verify-own
            IMechanism<double, Sale> auction = Mechanism.Deterministic<double, Sale>("auction of mine", bids => SecondPrice.Run(bids));
            IPreferences<double, Sale> bidders = Preferences.Rounded<double, Sale>(
                (bidder, value, sale) => sale.Winner == bidder ? value - sale.Price : 0);
            TypeGenerator<double> values = TypeGenerator.Values().AsDoubles();

            new Strategyproofness<double, Sale>(auction, bidders)
                .Check(new PropertySearch<double>(values), new StreamKey(1))
                .ThrowIfRefuted();
            // end snippet
        }
        catch (RefutedException refuted)
        {
            Console.WriteLine(refuted.Message);
        }
    });

    [Fact]
    public void Proves_a_rule_truthful_over_a_finite_domain() => Printed.Matches("verify-proof", () =>
    {
        // snippet: verify-proof
        var search = new ExhaustiveSearch<Rational>(Domain.Numbers(3, 0, 1, 2, 3));
        var verdict = new Strategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), new QuasilinearBidders<SingleItemOutcome>()).Check(search);
        Console.WriteLine(verdict);
        // end snippet
    });
}
