using System.Diagnostics;
using System.Numerics;

namespace Mechanisms.Foundations.Numerics;

/// <summary>Arithmetic modulo a prime below 2³¹.</summary>
/// <remarks>The default value has no prime and must not be used. Immutable, thread-safe.</remarks>
/// <param name="Prime">The prime; products of two residues stay below 2⁶².</param>
internal readonly record struct PrimeField(uint Prime)
{
    /// <summary>The three largest primes below 2³¹.</summary>
    public static IReadOnlyList<PrimeField> Largest { get; } = [new(2_147_483_647), new(2_147_483_629), new(2_147_483_587)];

    public ulong Square => (ulong)Prime * Prime;

    public uint Residue(long value)
    {
        long rest = value % Prime;
        return (uint)(rest < 0 ? rest + Prime : rest);
    }

    public uint Residue(BigInteger value)
    {
        BigInteger rest = value % Prime;
        return (uint)(rest.Sign < 0 ? rest + Prime : rest);
    }

    public uint Multiply(uint left, uint right) => (uint)((ulong)left * right % Prime);

    public uint Negate(uint value) => value == 0 ? 0 : Prime - value;

    /// <summary>The inverse of a residue that is not 0, by Euclid's algorithm.</summary>
    public uint Inverse(uint value)
    {
        Debug.Assert(value != 0, "0 has no inverse.");
        (long r, long s) = (Prime, value);
        (long a, long b) = (0, 1);
        while (s != 0)
        {
            long quotient = r / s;
            (r, s) = (s, r - (quotient * s));
            (a, b) = (b, a - (quotient * b));
        }

        return (uint)(a < 0 ? a + Prime : a);
    }
}
