using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Mechanisms.Conformance;

/// <summary>How FsCheck runs laws here: from one fixed seed, so that the same code gives the same verdict on every machine.</summary>
/// <remarks>
/// The environment variable <c>MECHANISMS_LAW_SEED</c> takes another seed (a whole number), or <c>random</c> to search where nobody has
/// looked. A law that fails prints the seed to replay and the shrunk case.
/// </remarks>
public static class Laws
{
    public const string SeedVariable = "MECHANISMS_LAW_SEED";
    private const ulong DefaultSeed = 20_240_507;
    private static readonly ulong Seed = SeedFrom(Environment.GetEnvironmentVariable(SeedVariable));

    /// <summary>Gets the configuration of every law: throws when a case fails, and is quiet when none does.</summary>
    public static Config Config { get; } = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(Seed, Gamma);

    /// <summary>The configuration of one part of a law that is checked in parts: the same for the same part, another for another.</summary>
    public static Config ConfigOf(int part) => Config.WithReplay(unchecked(Seed + ((ulong)part * Gamma)), Gamma);

    // FsCheck's splittable generator steps by an odd number.
    private static ulong Gamma => (Seed << 1) | 1;

    /// <summary>Draws from a generator, to show what it reaches.</summary>
    public static T[] Sample<T>(Gen<T> generator, int size, int count) =>
        [.. generator.Sample(count, new Rnd(Seed, Gamma), size)];

    public static ulong SeedFrom(string? text) => text switch
    {
        null or "" => DefaultSeed,
        "random" => (ulong)Guid.NewGuid().GetHashCode(),
        _ when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) => seed,
        _ => throw new InvalidOperationException($"{SeedVariable} must be a whole number or 'random'; got '{text}'."),
    };
}
