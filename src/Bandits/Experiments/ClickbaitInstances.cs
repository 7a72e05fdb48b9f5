using Mechanisms.Bandits.Environments;

namespace Mechanisms.Bandits.Experiments;

/// <summary>The two sets of post-click means that the checks play on, five arms each.</summary>
internal static class ClickbaitInstances
{
    public static ClickBandit A(ClickUtility utility) => new([0.8, 0.7, 0.6, 0.5, 0.3], utility);

    public static ClickBandit B(ClickUtility utility) => new([0.6, 0.5, 0.4, 0.3, 0.2], utility);
}
