using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Verifying;

/// <summary>A claim that the command can make of a mechanism that it has not seen before.</summary>
/// <param name="Name">What users type.</param>
/// <param name="Claim">The claim, open in reports and outcomes.</param>
/// <param name="NeedsPreferences">Whether it speaks of what agents want.</param>
/// <param name="More">Further arguments of its constructor.</param>
internal sealed record ClaimChoice(string Name, Type Claim, bool NeedsPreferences, params object?[] More)
{
    private const int LargestCoalition = 2;

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
    ];

    /// <summary>Finds a choice.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    internal static ClaimChoice Named(string name)
    {
        string[] known = [.. All.Select(choice => choice.Name)];
        return All.FirstOrDefault(choice => choice.Name == name) ?? throw new UsageException(
            $"unknown claim '{name}'{Spelling.Hint(name, known)} Known are: {string.Join(", ", known)}. See: mechanisms verify --help");
    }

    /// <summary>Makes the claim of a mechanism.</summary>
    /// <exception cref="DataException">The claim does not apply.</exception>
    internal object Of(LoadedMechanism loaded)
    {
        Type[] arguments = [loaded.Report, loaded.Outcome];
        if (Claim.GetGenericArguments()[1].GetGenericParameterConstraints().FirstOrDefault(needed => !needed.IsAssignableFrom(loaded.Outcome)) is Type missing)
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
