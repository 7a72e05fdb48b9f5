namespace Mechanisms.Examples;

/// <summary>A code block of a page.</summary>
/// <param name="Page">Path of the page.</param>
/// <param name="Kind">What the mark says: <c>snippet</c>, <c>output</c>, <c>file</c>, or empty.</param>
/// <param name="Name">Name after the mark.</param>
/// <param name="Language">Language after the fence.</param>
/// <param name="Body">Lines inside the fence.</param>
internal sealed record DocumentationBlock(string Page, string Kind, string Name, string Language, string Body);
