using FsCheck;

namespace Mechanisms.Verification;

/// <summary>Takes generators and shrinkers that were written for FsCheck.</summary>
public static class Arbitraries
{
    /// <summary>The types that an FsCheck <c>Arbitrary</c> draws and shrinks.</summary>
    /// <typeparam name="T">A type, and a report; compared by value.</typeparam>
    /// <param name="arbitrary">Generator and shrinker; the shrinker serves lies, too, whatever the truth is.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentNullException">The argument is null.</exception>
    public static TypeGenerator<T> ToTypeGenerator<T>(this Arbitrary<T> arbitrary)
    {
        ArgumentNullException.ThrowIfNull(arbitrary);
        return new OwnTypes<T>(arbitrary.Generator, arbitrary.Shrinker);
    }
}
