using System.Globalization;
using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;

namespace Mechanisms.Reports.Simulations;

/// <summary>Environments in the words of a report.</summary>
public static class EnvironmentDefinitions
{
    /// <summary>What a reader needs to know of an environment.</summary>
    /// <param name="environment">The environment; of one this room does not know the number of arms alone.</param>
    /// <returns>Terms and meanings, in order.</returns>
    /// <exception cref="ArgumentNullException">The environment is null.</exception>
    public static IEnumerable<Definition> Of(IBanditEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Describe(environment);
    }

    private static IEnumerable<Definition> Describe(IBanditEnvironment environment)
    {
        yield return new Definition("Arms", Text($"{environment.Arms}"));
        if (environment is ClickBandit click)
        {
            yield return new Definition("Mean reward after a click, μ", $"{List(click.PostClickMeans)}, for arm 0, 1, …");
            yield return new Definition("Utility of a show", UtilityOf(click.Utility));
            yield return new Definition("Click rates the learner wants, s*(μ)", List(click.TruthfulClickRates));
        }
        else if (environment is BernoulliBandit plain)
        {
            yield return new Definition("Mean rewards", $"{List(plain.Means)}, for arm 0, 1, …");
        }
    }

    /// <summary>Numbers to four significant digits.</summary>
    internal static string List(Sequence<double> values) =>
        string.Join(", ", values.Select(value => value.ToString("G4", CultureInfo.InvariantCulture)));

    /// <summary>A whole number with thousands grouped.</summary>
    internal static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string UtilityOf(ClickUtility utility) => utility.Match(
        product => Text($"u(s, μ) = s·μ − {product.Penalty} (s − μ)², click rate s"),
        click => Text($"u(s, μ) = s − {click.Penalty} (s − μ)², click rate s"),
        _ => "u(s, μ) = s·μ, click rate s");
}
