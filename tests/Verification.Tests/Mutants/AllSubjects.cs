namespace Mechanisms.Verification.Tests.Mutants;

/// <summary>All slips, and the rules of the library that they were made in.</summary>
internal static class AllSubjects
{
    public static IEnumerable<Subject> Slips() =>
    [
        .. AuctionMutants.All(), .. ServiceMutants.All(), .. MyersonMutants.All(), .. BundleMutants.All(), .. MatchingMutants.All(), .. LocationMutants.All(),
    ];

    public static IEnumerable<Subject> Originals() =>
    [
        .. AuctionMutants.Originals(), .. ServiceMutants.Originals(), .. MyersonMutants.Originals(), .. BundleMutants.Originals(),
        .. MatchingMutants.Originals(), .. LocationMutants.Originals(),
    ];
}
