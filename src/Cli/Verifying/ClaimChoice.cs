using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Verifying;

/// <summary>A claim that the command can make of a mechanism that it has not seen before.</summary>
/// <param name="Name">What users type.</param>
/// <param name="Claim">The claim, open in reports and outcomes.</param>
/// <param name="NeedsPreferences">Whether it speaks of what agents want.</param>
/// <param name="More">Further arguments of its constructor.</param>
internal sealed record ClaimChoice(string Name, Type Claim, bool NeedsPreferences, params object?[] More)
{
    /// <summary>Most agents of a coalition.</summary>
    internal const int LargestCoalition = 2;

    /// <summary>Most names that an agent reports under.</summary>
    internal const int MostNames = 2;

    /// <summary>Gets how the truth table's words for it begin, with hyphens for spaces.</summary>
    internal string TableWords { get; private init; } = Name;

    /// <summary>Gets all choices.</summary>
    internal static IReadOnlyList<ClaimChoice> All { get; } =
    [
        new("strategyproof", typeof(Strategyproofness<,>), NeedsPreferences: true),
        new("strategyproof-in-expectation", typeof(StrategyproofnessInExpectation<,>), NeedsPreferences: true),
        new("weakly-strategyproof", typeof(WeakStrategyproofness<,>), NeedsPreferences: true),
        new("universally-truthful", typeof(UniversalTruthfulness<,>), NeedsPreferences: true),
        new("group-strategyproof", typeof(GroupStrategyproofness<,>), NeedsPreferences: true, LargestCoalition),
        new("individually-rational", typeof(IndividualRationality<,>), NeedsPreferences: true),
        new("envy-free", typeof(EnvyFreeness<,>), NeedsPreferences: true),
        new("budget-balanced", typeof(BudgetBalance<,>), NeedsPreferences: false, [null]),
        new("free-of-deficits", typeof(NoDeficit<,>), NeedsPreferences: false, [null]),
        new("free-of-positive-transfers", typeof(NoPositiveTransfers<,>), NeedsPreferences: false),
        new("envy-free-up-to-one-item", typeof(EnvyFreenessUpToOneItem<,>), NeedsPreferences: true),
        new("proportional", typeof(Proportionality<,>), NeedsPreferences: true),
        new("false-name-proof", typeof(FalseNameProofness<,>), NeedsPreferences: true, MostNames),
        new("anonymous", typeof(Anonymity<,>), NeedsPreferences: false, [null]),
        new("monotone", typeof(MonotoneAllocation<>), NeedsPreferences: false, MonotoneDirection.Rising),
        new("payment-identity", typeof(PaymentIdentity<>), NeedsPreferences: false, [null]) { TableWords = "paid-by-the-payment-identity" },
    ];

    /// <summary>Gets the claims that say more than a mechanism does, each with what a test must add.</summary>
    internal static IReadOnlyDictionary<string, string> OfTests { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pareto-efficient"] = "the alternatives (ParetoEfficiency)",
        ["stable"] = "the priorities of the schools (Stability)",
        ["neutral"] = "how reports and outcomes are renamed (Neutrality)",
        ["non-bossy"] = "what an agent gets of an outcome (NonBossiness)",
        ["bayesian-incentive-compatible"] = "the prior (BayesianIncentiveCompatibility)",
        ["interim-individually-rational"] = "the prior (InterimIndividualRationality)",
        ["approximation-ratio"] = "the goal, its optimum and the factor (ApproximationRatio)",
    };

    /// <summary>Finds a choice.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    internal static ClaimChoice Named(string name)
    {
        if (OfTests.TryGetValue(name, out string? needed))
        {
            throw new UsageException($"the claim '{name}' needs {needed}, which no option can give: make it in a test. See: mechanisms verify --help");
        }

        string[] known = [.. All.Select(choice => choice.Name)];
        return All.FirstOrDefault(choice => choice.Name == name) ?? throw new UsageException(
            $"unknown claim '{name}'{Spelling.Hint(name, known)} {(Spelling.Nearest(name, known) is null ? $" Known are: {string.Join(", ", known)}." : string.Empty)} See: mechanisms verify --help");
    }

    /// <summary>Makes the claim of a mechanism.</summary>
    /// <exception cref="DataException">The claim does not apply.</exception>
    internal object Of(LoadedMechanism loaded)
    {
        Type[] open = Claim.GetGenericArguments();
        Type[] arguments = open.Length == 1 ? [loaded.Outcome] : [loaded.Report, loaded.Outcome];
        if (open.Length == 1 && loaded.Report != typeof(Rational))
        {
            throw new DataException(loaded.Type, $"The claim {Name} needs reports that are Rational; they are {TypeWords.Of(loaded.Report)}. Make another claim.");
        }

        if (open[^1].GetGenericParameterConstraints().FirstOrDefault(needed => !needed.IsAssignableFrom(loaded.Outcome)) is Type missing)
        {
            throw new DataException(
                loaded.Type, $"The claim {Name} needs outcomes that are {missing.Name}; {loaded.Outcome.Name} is not. Implement {missing.FullName}, or make another claim.");
        }

        Type closed = Claim.MakeGenericType(arguments);
        object?[] given = NeedsPreferences ? [loaded.Mechanism, PreferencesFor(closed, loaded), .. More] : [loaded.Mechanism, .. More];
        return Activator.CreateInstance(closed, given)!;
    }

    private object PreferencesFor(Type closed, LoadedMechanism loaded)
    {
        Type needed = closed.GetConstructors().Select(constructor => constructor.GetParameters()).First(parameters => parameters.Length > 1)[1].ParameterType;
        string words = TypeWords.Of(needed);
        return loaded.Preferences is not { } preferences
            ? throw new DataException(
                loaded.Type, $"The claim {Name} needs {words}, and none is known for these reports and outcomes. Implement it on {loaded.Type}, or name a type with --preferences.")
            : needed.IsInstanceOfType(preferences)
                ? preferences
                : throw new DataException(
                    loaded.Type, $"The claim {Name} needs {words}; {TypeWords.Of(preferences.GetType())} is none. Implement it, or make another claim.");
    }
}
