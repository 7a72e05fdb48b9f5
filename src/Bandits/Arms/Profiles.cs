using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Changes to strategy profiles.</summary>
internal static class Profiles
{
    /// <summary>The profile in which one arm plays another click rate.</summary>
    public static Sequence<double> With(Sequence<double> profile, int arm, double clickRate) =>
        Sequence.Of(profile.Count, index => index == arm ? clickRate : profile[index]);
}
