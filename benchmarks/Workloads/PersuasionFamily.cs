using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>
/// Persuasion problems with 2 to 6 states, 2 to 8 actions and data in twentieths: 24 of 3,000 such programs, all feasible and bounded,
/// are called infeasible or unbounded by the presolve of a released solver.
/// </summary>
public static class PersuasionFamily
{
    private const int Twentieths = 20;

    public static LinearProgram Decode(ProgramCode code)
    {
        int states = 2 + code.Next(5);
        int actions = 2 + code.Next(7);
        int[] prior = [.. Enumerable.Repeat(1, states)];
        for (int unit = states; unit < Twentieths; unit++)
        {
            prior[code.Next(states)]++;
        }

        Rational[][] sender = Utilities(actions, states, code);
        Rational[][] receiver = Utilities(actions, states, code);
        return new PersuasionInstance([.. prior.Select(units => (Rational)units / Twentieths)], sender, receiver).Program();
    }

    private static Rational[][] Utilities(int actions, int states, ProgramCode code) =>
        [.. Enumerable.Range(0, actions).Select(_ => Enumerable.Range(0, states).Select(_ => (Rational)code.Next(Twentieths + 1) / Twentieths).ToArray())];
}
