using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Solving;

/// <summary>A problem whose answer is a mechanism, which can be saved and checked on its own.</summary>
internal interface IDesignProblem : IProblem
{
    /// <summary>Checks a mechanism from a file against the problem's own definitions, without any linear program.</summary>
    /// <param name="mechanism">The object that <c>solve --save</c> wrote, or the user.</param>
    /// <exception cref="DataException">The content is refused.</exception>
    MechanismCheck Check(JsonField mechanism);
}
