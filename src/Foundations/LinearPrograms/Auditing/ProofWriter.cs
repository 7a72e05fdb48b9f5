using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Writes what exact arithmetic found in the units of the program that was asked.</summary>
internal static class ProofWriter
{
    /// <summary>Writes a certificate.</summary>
    /// <param name="program">The program in integers.</param>
    /// <param name="certificate">What was found.</param>
    /// <param name="maximumBits">Most bits of all numerators and denominators together.</param>
    /// <returns>The certificate, or null when it is longer.</returns>
    public static LinearProgramProof? Write(IntegerProgram program, ExactCertificate certificate, long maximumBits)
    {
        FractionVector?[] vectors = [certificate.Point, certificate.Multipliers, certificate.Ray];
        if (vectors.Sum(vector => vector?.Bits ?? 0) > maximumBits)
        {
            return null;
        }

        bool isOptimal = certificate.Status == LinearProgramStatus.Optimal;
        return new()
        {
            Status = certificate.Status,
            Point = Variables(program, certificate.Point, variable => new(1, program.PointScale(variable))),
            Ray = Variables(program, certificate.Ray, variable => new(1, program.RayScale(variable))),
            RowDuals = Rows(program, isOptimal ? certificate.Multipliers : null, program.PriceScale),
            FarkasMultipliers = Rows(program, isOptimal ? null : certificate.Multipliers, program.MultiplierScale),
        };
    }

    private static Sequence<Rational> Variables(IntegerProgram program, FractionVector? vector, Func<int, Rational> unit) =>
        vector is null ? default : Sequence.Of(program.Variables, variable => vector[variable] * unit(variable));

    private static Sequence<Rational> Rows(IntegerProgram program, FractionVector? vector, Func<int, Rational> unit) =>
        vector is null ? default : Sequence.Of(program.Rows, row => vector[row] * unit(row));
}
