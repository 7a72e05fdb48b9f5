using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Contracts;

/// <summary>A linear program behind an answer, with its own answer: the evidence that an audit checks.</summary>
/// <param name="Purpose">What the program decides, in words, for example <c>minimum payment of action 2</c>.</param>
/// <param name="Program">The program.</param>
/// <param name="Solution">Its solution, with duals or Farkas multipliers.</param>
public sealed record SolvedProgram(string Purpose, LinearProgram Program, LinearProgramSolution Solution);
