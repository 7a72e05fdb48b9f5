using System.Numerics;

namespace Mechanisms.Foundations.Numerics;

/// <summary>Placeholder: helper A writes it.</summary>
public readonly record struct Rational(BigInteger Numerator, BigInteger Denominator);
