namespace Entente.Lab.Training.Data;

/// <summary>A file that a model is made from.</summary>
/// <param name="Name">How a card names it.</param>
/// <param name="Path">Where it lies.</param>
internal readonly record struct TrainingSource(string Name, string Path);
