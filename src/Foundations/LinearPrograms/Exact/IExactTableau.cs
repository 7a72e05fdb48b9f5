using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Exact;

/// <summary>A tableau of integers of some width, in the units of <see cref="IntegerData"/>.</summary>
internal interface IExactTableau
{
    /// <summary>The common denominator of everything below, at least 1.</summary>
    BigInteger Denominator { get; }

    /// <summary>Goes one step.</summary>
    ExactOutcome Step();

    /// <summary>The same tableau in wider integers.</summary>
    IExactTableau Widened();

    /// <summary>The value of every variable times the denominator, shape [column, then row].</summary>
    BigInteger[] Point();

    /// <summary>The objective's change per unit of every nonbasic variable times the denominator, shape [column, then row].</summary>
    BigInteger[] Slopes();

    /// <summary>After Infeasible: the multipliers of the row activities times the denominator, shape [row].</summary>
    BigInteger[] Multipliers();

    /// <summary>After Unbounded: the motion of every column times the denominator, shape [column].</summary>
    BigInteger[] Ray();

    /// <summary>The basis, shape [column, then row].</summary>
    BasisStatus[] Basis();
}
