using Mechanisms.Auctions;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;
using Mechanisms.Voting;

namespace Mechanisms.Cli.Verifying;

/// <summary>What agents want where their reports and the outcome leave no doubt.</summary>
internal static class UsualPreferences
{
    /// <summary>Bidders, voters or assigned agents; null where nothing is usual.</summary>
    internal static object? For(Type report, Type outcome) =>
        report == typeof(Rational) && typeof(IShares).IsAssignableFrom(outcome) && typeof(IPayments).IsAssignableFrom(outcome)
            ? Activator.CreateInstance(typeof(QuasilinearBidders<>).MakeGenericType(outcome))
            : report == typeof(PreferenceOrder) && outcome == typeof(int) ? new Voters()
            : report == typeof(ApprovalSet) && outcome == typeof(int) ? new ApprovingVoters()
            : report == typeof(PreferenceOrder) && outcome == typeof(Assignment) ? new AssignedAgents()
            : report == typeof(BundleValuation) && outcome == typeof(BundleOutcome) ? new BundleBidders()
            : null;
}
