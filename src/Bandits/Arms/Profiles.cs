using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Changes to strategy profiles.</summary>
internal static class Profiles
{
    /// <summary>The profile in which one arm plays another click rate.</summary>
    public static Sequence<double> With(Sequence<double> profile, int arm, double clickRate) =>
        Sequence.Of(profile.Count, index => index == arm ? clickRate : profile[index]);

    /// <summary>The rates of some arms.</summary>
    public static Sequence<double> Of(Sequence<double> profile, Sequence<int> arms) =>
        Sequence.Of(arms.Count, index => profile[arms[index]]);

    /// <summary>The profile in which some arms play other click rates.</summary>
    public static Sequence<double> With(Sequence<double> profile, Sequence<int> arms, Sequence<double> clickRates)
    {
        double[] changed = [.. profile];
        for (int index = 0; index < arms.Count; index++)
        {
            changed[arms[index]] = clickRates[index];
        }

        return Sequence.Create<double>(changed);
    }
}
