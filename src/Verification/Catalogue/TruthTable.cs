using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Catalogue;

/// <summary>The rules of this library and what is true of them, line by line, each line checked by search.</summary>
public static class TruthTable
{
    /// <summary>Gets all lines, field by field and rule by rule.</summary>
    public static Sequence<TruthTableLine> Lines { get; } =
    [
        .. AuctionLines.All(),
        .. BundleLines.All(),
        .. DerandomizedLines.All(),
        .. FacilityLines.All(),
        .. FairDivisionLines.All(),
        .. MarketLines.All(),
        .. PublicGoodsLines.All(),
        .. CostSharingLines.All(),
        .. MatchingLines.All(),
        .. PeerAssessmentLines.All(),
        .. VotingLines.All(),
        .. ApprovalLines.All(),
    ];
}
