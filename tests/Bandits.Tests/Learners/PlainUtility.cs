using Mechanisms.Bandits.Environments;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>The table of utilities, typed case by case.</summary>
public static class PlainUtility
{
    public static double Value(ClickUtility utility, double s, double mu) => utility.Match(
        product => (s * mu) - (product.Penalty * ((s - mu) * (s - mu))),
        click => s - (click.Penalty * ((s - mu) * (s - mu))),
        _ => s * mu);

    public static double Desired(ClickUtility utility, double mu) => utility.Match(
        product => Math.Min(1, mu * (1 + (1 / (2 * product.Penalty)))),
        click => Math.Min(1, mu + (1 / (2 * click.Penalty))),
        _ => 1);
}
