using System.Reflection;
using Mechanisms.Claims;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Verification;

namespace Mechanisms.Cli.Verifying;

/// <summary>Checks a claim whose types are known at run time only.</summary>
internal abstract class ClaimCheck
{
    /// <summary>Prepares the check of a claim.</summary>
    /// <param name="claim">A claim.</param>
    /// <param name="types">The generator of its types.</param>
    internal static ClaimCheck Of(object claim, object types)
    {
        Type open = claim.GetType();
        while (!open.IsGenericType || open.GetGenericTypeDefinition() != typeof(Claim<,,>))
        {
            open = open.BaseType!;
        }

        MethodInfo make = typeof(ClaimCheck).GetMethod(nameof(OfTyped), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (ClaimCheck)make.MakeGenericMethod(open.GetGenericArguments()).Invoke(null, [claim, types])!;
    }

    /// <summary>Searches, and says what was found.</summary>
    /// <exception cref="RefusedCaseException">The mechanism threw at a drawn case.</exception>
    internal abstract ClaimAnswer Run(SearchSettings settings, CancellationToken cancellation);

    private static Typed<TReport, TOutcome, TWitness> OfTyped<TReport, TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, TypeGenerator<TReport> types)
        where TWitness : Witness<TReport, TOutcome> => new(claim, types);

    private sealed class Typed<TReport, TOutcome, TWitness>(Claim<TReport, TOutcome, TWitness> claim, TypeGenerator<TReport> types) : ClaimCheck
        where TWitness : Witness<TReport, TOutcome>
    {
        internal override ClaimAnswer Run(SearchSettings settings, CancellationToken cancellation)
        {
            PropertySearch<TReport> search = new(types);
            search = (settings.Agents is int agents ? search.WithAgents(agents) : search) with { Cases = settings.Cases ?? search.Cases };
            return new WatchedClaim<TReport, TOutcome, TWitness>(claim).Check(search, new StreamKey(settings.Seed), cancellation).Match(
                proved => new ClaimAnswer($"Proved for {proved.Domain}: {claim}.", IsRefuted: false),
                _ => new ClaimAnswer($"Not refuted: {claim} ({search}; seed {settings.Seed}).", IsRefuted: false),
                refuted => new ClaimAnswer($"{refuted.Witness}\nFound by {search}; seed {settings.Seed}.", IsRefuted: true));
        }
    }
}
