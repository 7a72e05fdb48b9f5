using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Verification;

namespace MyAuctions;

public class OwnAuctionTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly Strategyproofness<Rational, SingleItemOutcome> Truthful = new(new OwnAuction(), Bidders);

    [Fact]
    public void No_lie_pays_in_two_thousand_random_cases() =>
        Truthful.Check(new PropertySearch<Rational>(TypeGenerator.Values()), new StreamKey(1)).ThrowIfRefuted();

    [Fact]
    public void No_lie_pays_for_three_bidders_with_values_0_to_3() =>
        Truthful.Check(new ExhaustiveSearch<Rational>(Domain.Numbers(3, 0, 1, 2, 3))).ThrowIfRefuted();

    // The search that finds nothing above finds the lie where there is one.
    [Fact]
    public void A_first_price_auction_is_refuted()
    {
        RefutedException refuted = Assert.Throws<RefutedException>(() => (Truthful with { Mechanism = new FirstPriceAuction() })
            .Check(new PropertySearch<Rational>(TypeGenerator.Values()), new StreamKey(1)).ThrowIfRefuted());
        Assert.StartsWith("Refuted: the first-price auction is strategyproof.", refuted.Message, StringComparison.Ordinal);
    }
}
