using System.Globalization;
using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;

namespace Mechanisms.Reports.Simulations;

/// <summary>Environments in the words of a report.</summary>
internal static class EnvironmentDefinitions
{
    public static IEnumerable<Definition> Of(IBanditEnvironment environment)
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
    public static string List(Sequence<double> values) =>
        string.Join(", ", values.Select(value => value.ToString("G4", CultureInfo.InvariantCulture)));

    /// <summary>A whole number with thousands grouped.</summary>
    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string UtilityOf(ClickUtility utility) => utility.Match(
        product => Text($"u(s, μ) = s·μ − {product.Penalty} (s − μ)², click rate s"),
        click => Text($"u(s, μ) = s − {click.Penalty} (s − μ)², click rate s"),
        _ => "u(s, μ) = s·μ, click rate s");
}
