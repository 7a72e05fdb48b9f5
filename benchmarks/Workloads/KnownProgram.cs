using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>A program whose status, and optimum if any, is known by hand or from its source.</summary>
public sealed record KnownProgram(string Name, LinearProgram Program, LinearProgramStatus Status, Rational? Value = null);
