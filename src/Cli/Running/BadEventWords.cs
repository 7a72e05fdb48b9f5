namespace Mechanisms.Cli.Running;

/// <summary>What reports say beside a number of runs with a bad event.</summary>
internal static class BadEventWords
{
    /// <summary>The share of runs that is allowed for.</summary>
    /// <param name="confidence">δ, the probability of a bad event that the learner allows for.</param>
    /// <param name="scale">The factor of its radii; δ is a bound from 1 on.</param>
    /// <param name="isUniform">Whether radii are those of sets, for which δ is a bound at all.</param>
    internal static string Allowed(double confidence, double scale, bool isUniform = true) => scale >= 1 && isUniform
        ? FormattableString.Invariant($", against a probability of at most δ = {confidence:G3} that is allowed for")
        : FormattableString.Invariant($", for which δ = {confidence:G3} is no bound with {(isUniform ? FormattableString.Invariant($"radii scaled by {scale:G3}") : "radii of single numbers")}");
}
