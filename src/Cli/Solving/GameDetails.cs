using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Simulation;

namespace Mechanisms.Cli.Solving;

/// <summary>What the command line says about one solution concept; null where it says nothing.</summary>
/// <param name="Dominance">What is removed again and again.</param>
/// <param name="Leader">Who commits, from 1.</param>
/// <param name="Cost">What a simulation costs.</param>
/// <param name="Reveals">What a simulation reveals.</param>
/// <param name="Learner">Who learns.</param>
/// <param name="Iterations">How long.</param>
/// <param name="Seed">The root key of random numbers.</param>
internal sealed record GameDetails(string? Dominance, int? Leader, Rational? Cost, SimulatedChoice? Reveals, string? Learner, long? Iterations, ulong? Seed)
{
    /// <summary>Gets the details where nothing is said.</summary>
    internal static GameDetails Usual { get; } = new(null, null, null, null, null, null, null);

    /// <summary>Refuses details of another concept.</summary>
    /// <param name="concept">The concept that was asked for.</param>
    /// <param name="word">Its word.</param>
    /// <exception cref="UsageException">A detail would do nothing.</exception>
    internal void RequireUse(SolutionConcept concept, string word)
    {
        Require(Dominance is null, SolutionConcept.Dominance, "--dominance is for --concept dominance");
        Require(Leader is null, SolutionConcept.Stackelberg, "--leader is for --concept stackelberg");
        Require(Cost is null, SolutionConcept.Simulation, "--cost is for --concept simulation");
        Require(Reveals is null, SolutionConcept.Simulation, "--reveals is for --concept simulation");
        Require(Learner is null, SolutionConcept.Learning, "--learner is for --concept cfr");
        Require(Iterations is null, SolutionConcept.Learning, "--iterations is for --concept cfr");
        Require(Seed is null, SolutionConcept.Learning, "--seed is for --concept cfr");
        if (Seed is not null && !TreeLearning.IsSampled(Learner))
        {
            throw new UsageException($"--seed is for learners on samples; --learner {Learner ?? TreeLearning.Usual} draws nothing. Leave it out. See: mechanisms solve --help");
        }

        void Require(bool isSilent, SolutionConcept owner, string rule)
        {
            if (!isSilent && concept != owner)
            {
                throw new UsageException($"{rule}; it would do nothing for --concept {word}. Leave it out. See: mechanisms solve --help");
            }
        }
    }
}
