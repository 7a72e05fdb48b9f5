using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>A row as CPLEX-LP text declares it.</summary>
/// <param name="Name">Its label; null without one.</param>
/// <param name="Lower">Its lower bound.</param>
/// <param name="Upper">Its upper bound.</param>
/// <param name="Terms">Its coefficients by variable.</param>
internal sealed record LpRow(string? Name, LinearProgramNumber Lower, LinearProgramNumber Upper, Dictionary<int, Rational> Terms);
